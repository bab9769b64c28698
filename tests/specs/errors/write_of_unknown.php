<?php
class Crane_Order {
    /*@ model string status;
        write state: settles this; */
}
