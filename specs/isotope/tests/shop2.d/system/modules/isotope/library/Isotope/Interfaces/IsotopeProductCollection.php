<?php
namespace Isotope\Interfaces;

interface IsotopeProductCollection {
    public function getId();
    public function getTotal();
}
