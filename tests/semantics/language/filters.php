<?php
foreach (["12", " 12 ", "0", "-0", "+5", "012", "1.5", "abc", "", "9223372036854775807", "9223372036854775808", "true", "YES", "off", "maybe", "1", 5, true, null, 1.0, "0x1A", "-"] as $v) { var_dump(filter_var($v, FILTER_VALIDATE_INT), filter_var($v, FILTER_VALIDATE_BOOLEAN), filter_var($v, FILTER_VALIDATE_BOOLEAN, FILTER_NULL_ON_FAILURE), filter_var($v)); }
