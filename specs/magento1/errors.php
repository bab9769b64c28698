<?php
// What the core throws.
class Mage_Exception extends Exception {}
class Mage_Core_Exception extends Mage_Exception {}
