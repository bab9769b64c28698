<?php
/* Signs of zeros that are rounded and printed, and digits beyond 64 bits. */
foreach ([-0.5, -0.4, -1, -5, -0.0, 0.4] as $number) {
    for ($mode = 1; $mode <= 4; $mode++) {
        var_dump(round($number, 0, $mode), round($number, -1, $mode));
    }
}
echo sprintf('%F %f %e %g %+.1f %+g', -0.0, -0.0, -0.0, -0.0, -0.0, -0.0), "\n";
echo base_convert('ffffffffffffffffffff', 16, 2), "\n";
var_dump(json_encode(fn() => 1, 0, 0));
