<?php
echo "not run";
var_dump(1 <=> 1 !== 0);
