<?php
// What forms of payment gateways extend.
namespace Drupal\commerce\PluginForm {
    class PluginFormBase {
        protected $plugin;
        public function setPlugin($plugin) { $this->plugin = $plugin; }
        public function validateConfigurationForm(&$form, $form_state) {}
    }
}

namespace Drupal\commerce_payment\PluginForm {
    class PaymentGatewayFormBase extends \Drupal\commerce\PluginForm\PluginFormBase {
        protected $entity;
        public function getEntity() { return $this->entity; }
        public function setEntity($entity) {
            $this->entity = $entity;
            return $this;
        }
        public function getErrorElement($form, $form_state) { return $form; }
    }
}

namespace {
    function t($string, $args = [], $options = []): string {}
}
