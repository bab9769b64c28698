<?php
echo "a\n";
var_dump(@include 'nothere.php');
var_dump(include_once './nothere.php');
try { require 'nothere.php'; } catch (Error $e) { echo get_class($e), ": ", $e->getMessage(), " ", $e->getLine(), "\n"; }
try { require_once '/x/../nothere.php'; } catch (Error $e) { echo get_class($e), ": ", $e->getMessage(), " ", $e->getLine(), "\n"; }
function f() { return (include 'no/such.php') ?: 'else'; }
echo f(), "\n";
require_once 'gone.php';
echo "never";
