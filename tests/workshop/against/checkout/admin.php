<?php
function plover_form($name, $action, $parameters = '', $method = 'get') {}
