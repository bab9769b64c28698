<?php
// unsupported: a comment between enum and its name at line 3
enum /* c */ E { case A; }
echo E::A->name;
