<?php
//@ establishes paid("done") when \result;
function shop_check(): bool {}
