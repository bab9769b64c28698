<?php declare(strict_types=1);
/* The same, as annotations say it */
namespace Heron;

use Shopware\Core\Checkout\Order\Aggregate\OrderTransaction\OrderTransactionStateHandler;
use Shopware\Core\Framework\Context;
use Shopware\Core\Framework\Routing\Annotation\RouteScope;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Annotation\Route;

/**
 * Routes of the administration.
 *
 * @RouteScope(scopes={"api"})
 */
class LegacyController
{
    private OrderTransactionStateHandler $states;

    public function __construct(OrderTransactionStateHandler $states)
    {
        $this->states = $states;
    }

    /**
     * @Route(
     *     "/api/heron/legacy/{id}",
     *     name="api.heron.legacy",
     *     methods={"POST"},
     *     defaults={"auth_required"=false}
     * )
     */
    public function open(string $id, Context $context): Response
    {
        $this->states->authorize($id, $context); //~ proved TP1007, violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006

        return new Response();
    }

    /**
     * @Route("/api/heron/legacy/staff/{id}", name="api.heron.legacy.staff", methods={"POST"})
     */
    public function byStaff(string $id, Context $context): Response
    {
        $this->states->paid($id, $context); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007

        return new Response();
    }

    /** Nobody calls it: @Route("/api/heron/none") stands within a line */
    public function none(string $id, Context $context): void
    {
        $this->states->paid($id, $context);
    }
}
