<?php
/* Who may see an order: whoever knows the mask of its cart, its customer, staff; not everybody */
namespace Heron\Model;

use Heron\Api\AnyStatusInterface;
use Heron\Api\GuestStatusInterface;
use Heron\Api\MyStatusInterface;
use Magento\Customer\Model\Session;
use Magento\Framework\Exception\NoSuchEntityException;
use Magento\Quote\Api\CartRepositoryInterface;
use Magento\Quote\Model\QuoteIdMaskFactory;
use Magento\Sales\Api\OrderRepositoryInterface;

class GuestStatus implements GuestStatusInterface
{
    public function __construct(private OrderRepositoryInterface $orders, private QuoteIdMaskFactory $masks)
    {
    }

    public function show(string $orderId, string $cartId): string
    { //~ proved TP3004 TP3003
        $order = $this->orders->get($orderId);
        if ($order->getQuoteId() !== $this->masks->create()->load($cartId, 'masked_id')->getQuoteId()) {
            throw new NoSuchEntityException(__('no such order'));
        }
        return json_encode(['state' => $order->getState()]);
    }
}

class AnyStatus implements AnyStatusInterface
{
    public function __construct(private OrderRepositoryInterface $orders)
    {
    }

    public function show(string $orderId): string
    { //~ violated TP3004 TP3003
        $order = $this->orders->get($orderId);
        return json_encode(['state' => $order->getState(), 'more' => $order->getPayment()->getAdditionalInformation('token')]);
    }
}

class MyStatus implements MyStatusInterface
{
    public function __construct(private OrderRepositoryInterface $orders, private CartRepositoryInterface $carts, private Session $session)
    {
    }

    public function show(string $orderId): string
    { //~ proved TP3004 TP3003
        $order = $this->orders->get($orderId);
        return $order->getCustomerId() === $this->session->getCustomerId() ? $order->getStatus() : '';
    }

    public function any(string $orderId): string
    { //~ proved TP3004, violated TP3003
        return $this->orders->get($orderId)->getStatus();
    }

    public function cart(string $cartId): string
    { //~ proved TP3004 TP3003
        return (string) $this->carts->get($cartId)->getGrandTotal();
    }

    public function staff(string $orderId): string
    { //~ proved TP3004 TP3003
        return $this->orders->get($orderId)->getStatus();
    }
}
