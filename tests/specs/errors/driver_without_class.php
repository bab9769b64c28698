<?php
//@ driver customer: for each file "*crane*.php";
function crane_checkout($module) {}
