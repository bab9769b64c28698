<?php
//@ entry client: override;
function shop_over() {}
