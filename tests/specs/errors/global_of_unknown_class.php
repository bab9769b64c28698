<?php
//@ global Crane_Basket $basket;
class Crane_Order {}
