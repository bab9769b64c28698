<?php
namespace Isotope\Model;

abstract class Payment extends TypeAgent {
}
