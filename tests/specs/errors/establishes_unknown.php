<?php
//@ establishes crsf when \result;
function shop_check(): bool {}
