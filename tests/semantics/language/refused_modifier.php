<?php
echo "not run";
public const SOME = 1;
