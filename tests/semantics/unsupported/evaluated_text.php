<?php
// unsupported: eval at line 3
eval("echo 1;");
