<?php declare(strict_types=1);
/* Its routes are in a file of their own */
namespace Heron;

use Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionStateHandler;
use Shopware\Core\Framework\Context;
use Symfony\Component\HttpFoundation\Response;

class DeclaredController
{
    private OrderTransactionStateHandler $states;

    public function __construct(OrderTransactionStateHandler $states)
    {
        $this->states = $states;
    }

    public function notified(string $number, Context $context): Response
    {
        $this->states->paid($number, $context); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007

        return new Response();
    }

    public function decided(string $id, Context $context): Response
    {
        $this->states->paid($id, $context); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007

        return new Response();
    }

    public function opened(string $id, Context $context): Response
    {
        $this->states->paid($id, $context); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007

        return new Response();
    }
}
