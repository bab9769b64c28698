<?php
/* Whatever was entered is paid back; the balance, and one half of it, would be right */
namespace Drupal\heron\PluginForm;

use Drupal\commerce_payment\PluginForm\PaymentGatewayFormBase;
use Drupal\commerce_price\Price;
use Drupal\Core\Form\FormStateInterface;

class AnyRefundForm extends PaymentGatewayFormBase
{
    public function buildConfigurationForm(array $form, FormStateInterface $form_state)
    {
        $form['amount'] = ['#type' => 'commerce_price', '#default_value' => $this->entity->getBalance()];
        return $form;
    }

    public function validateConfigurationForm(array &$form, FormStateInterface $form_state)
    {
        if ($form['amount']['#value']->isNegative()) {
            $form_state->setErrorByName('amount', 'too little');
        }
    }

    public function submitConfigurationForm(array &$form, FormStateInterface $form_state)
    {
        if ($form_state->getValue('all')) {
            $this->plugin->refundPayment($this->entity, $this->entity->getBalance()); //~ proved TP4001
        } elseif ($form_state->getValue('other')) {
            $other = Price::fromArray($form_state->getValue(['form', 'other']));
            $this->plugin->refundPayment($this->entity, $other); //~ violated TP4001
        } elseif ((float) $this->entity->getAmount()->getNumber() !== (float) $this->entity->getAmount()->getNumber()) {
            $this->plugin->refundPayment($this->entity, $form['amount']['#value']); //~ unreachable TP4001
        } elseif ($this->entity->getAmount()->getCurrencyCode() !== $this->entity->getBalance()->getCurrencyCode()) {
            $this->plugin->refundPayment($this->entity, $form['amount']['#value']);
        } else {
            $this->plugin->refundPayment($this->entity, $form['amount']['#value']); //~ violated TP4001
        }
    }
}
