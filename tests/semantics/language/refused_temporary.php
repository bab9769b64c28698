<?php
class Some { public $x; }
echo "not run";
(new Some)->x = 1;
