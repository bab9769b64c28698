<?php
echo "not run";
foreach ([1] as $key => function () {}) {
}
