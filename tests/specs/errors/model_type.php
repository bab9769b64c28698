<?php
class Shop_Till
{
    //@ model frozen;
}
