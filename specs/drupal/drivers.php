<?php
// What the framework does with a form of a payment gateway.

// An element holds what the browser sends for it, as a value of its type.
function drupal_entered($form) {
    foreach ($form as $name => $element) {
        if (is_array($element) && isset($element['#type']) && $element['#type'] !== 'value') {
            $form[$name]['#value'] = drupal_value($element['#type'], \request('post', $name));
        }
    }
    return $form;
}

function drupal_value($type, $sent) {
    return $type === 'commerce_price' ? new \Drupal\commerce_price\Price($sent['number'], $sent['currency_code']) : $sent;
}

// The form of a payment, as the browser sends it back.
function drupal_sent($object, $state) {
    $object->setEntity(\any('Drupal\commerce_payment\Entity\PaymentInterface'));
    $object->setPlugin(new \Drupal_Gateway());
    return drupal_entered($object->buildConfigurationForm(['#parents' => ['form']], $state));
}

//@ driver staff: for each class C in file "*PluginForm/*.php";
function drupal_gateway_form(C $object) {
    $state = new \Drupal\Core\Form\FormState();
    $form = drupal_sent($object, $state);
    $object->validateConfigurationForm($form, $state);
    if (!$state->hasAnyErrors()) {
        $object->submitConfigurationForm($form, $state);
    }
}
