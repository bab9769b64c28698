<?php
/* `self` and `parent` of a property mean the class that declares it, a trait's that of its user. */
trait Linked
{
    public self $next;
    public ?self $last;
    public function link(self $to): self
    {
        return $to;
    }
}
abstract class Base
{
    use Linked;
}
class Leaf extends Base
{
    public parent $up;
}
$leaf = new Leaf;
$leaf->next = new Leaf;
$leaf->up = $leaf;
echo get_class($leaf->link($leaf)), "\n";
foreach ([fn() => $leaf->next = new stdClass, fn() => $leaf->up = 1, fn() => $leaf->link(new stdClass)] as $try) {
    try {
        $try();
    } catch (TypeError $e) {
        echo explode(', called', $e->getMessage())[0], "\n";
    }
}
