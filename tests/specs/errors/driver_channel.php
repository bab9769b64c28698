<?php
//@ driver visitors: for each class C in file "*crane*.php";
function crane_checkout(C $module) {}
