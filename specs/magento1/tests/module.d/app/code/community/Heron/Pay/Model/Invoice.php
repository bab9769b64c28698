<?php
class Heron_Pay_Model_Invoice extends Mage_Sales_Model_Order_Invoice
{
}
