<?php
class Crane_Order {
    /*@ model key integer id;
        model money total;
        model string total; */
}
