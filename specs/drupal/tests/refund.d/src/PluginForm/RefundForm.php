<?php
/* The amount that was entered is held against what is left */
namespace Drupal\heron\PluginForm;

use Drupal\commerce_payment\PluginForm\PaymentGatewayFormBase;
use Drupal\Core\Form\FormStateInterface;

class RefundForm extends PaymentGatewayFormBase
{
    public function buildConfigurationForm(array $form, FormStateInterface $form_state)
    {
        $form['amount'] = ['#type' => 'commerce_price', '#default_value' => $this->entity->getBalance()];
        return $form;
    }

    public function validateConfigurationForm(array &$form, FormStateInterface $form_state)
    {
        if ($form['amount']['#value']->greaterThan($this->entity->getBalance())) {
            $form_state->setError($form['amount'], 'too much');
        }
    }

    public function submitConfigurationForm(array &$form, FormStateInterface $form_state)
    {
        $this->plugin->refundPayment($this->entity, $form['amount']['#value']); //~ proved TP4001
    }
}
