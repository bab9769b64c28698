<?php
// All that a script writes goes to whoever asked for it.
namespace tillproof;

//@ tells $text when \secret($text);
function output($text): void {}
