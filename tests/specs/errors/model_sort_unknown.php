<?php
class Crane_Order {
    /*@ model key integer id;
        model mony total; */
}
