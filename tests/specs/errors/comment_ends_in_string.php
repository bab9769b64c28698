<?php
/*@ entry client: file "ext/modules/*/*.php"; */
function shop_pages() {}
