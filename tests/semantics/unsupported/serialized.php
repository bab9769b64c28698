<?php
// unsupported: serialize at line 3
echo serialize([1]);
