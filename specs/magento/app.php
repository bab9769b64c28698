<?php
// Requests, controllers and what they are made of.
namespace Magento\Framework\App {
    class RequestInterface extends \Magento_Request {}
    interface ActionInterface {}
    class ObjectManager {
        public static function getInstance() { return \service('Magento\Framework\App\ObjectManager'); }
        public function get($type) { return \magento_object($type); }
        public function create($type, $arguments = []) { return \magento_object($type); }
    }
}

namespace Magento\Framework\App\Request {
    class Http extends \Magento\Framework\App\RequestInterface {}
}

namespace Magento\Framework\HTTP\PhpEnvironment {
    class Request extends \Magento_Request {}
}

namespace Magento\Framework {
    class ObjectManagerInterface extends \Magento\Framework\App\ObjectManager {}
}

namespace Magento\Framework\App\Action {
    class Context {
        public function getRequest() { return \service('Magento\Framework\App\Request\Http'); }
        public function getResponse() { return \service('Magento_Result'); }
        public function getResultFactory() { return \service('Magento\Framework\Controller\ResultFactory'); }
        public function getResultRedirectFactory() { return \service('Magento\Framework\Controller\ResultFactory'); }
        public function getMessageManager() { return \service('Magento_Result'); }
        public function getRedirect() { return \service('Magento_Result'); }
        public function getEventManager() { return \service('Magento\Framework\Event\ManagerInterface'); }
        public function getUrl() { return \service('Magento_Result'); }
        public function getObjectManager() { return \service('Magento\Framework\App\ObjectManager'); }
    }
    class Action implements \Magento\Framework\App\ActionInterface {
        protected $_request;
        protected $_response;
        protected $resultFactory;
        protected $resultRedirectFactory;
        protected $messageManager;
        protected $_objectManager;
        protected $_eventManager;
        protected $_redirect;
        protected $_url;
        public function __construct($context) {
            $this->_request = $context->getRequest();
            $this->_response = $context->getResponse();
            $this->resultFactory = $context->getResultFactory();
            $this->resultRedirectFactory = $context->getResultRedirectFactory();
            $this->messageManager = $context->getMessageManager();
            $this->_objectManager = $context->getObjectManager();
            $this->_eventManager = $context->getEventManager();
            $this->_redirect = $context->getRedirect();
            $this->_url = $context->getUrl();
        }
        public function getRequest() { return $this->_request; }
        public function getResponse() { return $this->_response; }
        protected function _redirect($path, $arguments = []) { return $this->_response; }
        protected function _forward($action, $controller = null, $module = null, $params = null): void {}
    }
}

namespace Magento\Framework\Controller {
    class ResultFactory {
        const TYPE_JSON = 'json';
        const TYPE_RAW = 'raw';
        const TYPE_REDIRECT = 'redirect';
        const TYPE_FORWARD = 'forward';
        const TYPE_LAYOUT = 'layout';
        const TYPE_PAGE = 'page';
        public function create($type = null, $arguments = []) { return \service('Magento_Result'); }
    }
    class ResultInterface {}
}

namespace Magento\Framework\Controller\Result {
    class JsonFactory {
        public function create($data = []) { return \service('Magento_Result'); }
    }
    class RawFactory {
        public function create($data = []) { return \service('Magento_Result'); }
    }
    class RedirectFactory {
        public function create($data = []) { return \service('Magento_Result'); }
    }
}

namespace Magento\Framework\Event {
    class ManagerInterface {
        public function dispatch($eventName, $data = []): void {}
    }
}

namespace Magento\Framework\Exception {
    class LocalizedException extends \Exception {
        public function __construct($phrase = null, $cause = null, $code = 0) {}
    }
    class NoSuchEntityException extends LocalizedException {}
    class InputException extends LocalizedException {}
    class CouldNotSaveException extends LocalizedException {}
    class NotFoundException extends LocalizedException {}
    class AuthorizationException extends LocalizedException {}
}

namespace {
    class Magento_Request {
        private $params = [], $post = [];
        public function getParam($key, $default = null) { return $this->params[$key] ?? \request('params', $key) ?? $default; }
        public function getParams() { return $this->params + \request('params'); }
        public function setParam($key, $value) {
            $this->params[$key] = $value;
            return $this;
        }
        public function setParams($params) {
            $this->params = $params + $this->params;
            return $this;
        }
        public function getPost($key = null, $default = null) { return $this->getPostValue($key, $default); }
        public function getPostValue($key = null, $default = null) {
            return $key === null ? $this->post + \request('post') : ($this->post[$key] ?? \request('post', $key) ?? $default);
        }
        public function setPostValue($name, $value = null) {
            $this->post = is_array($name) ? $name + $this->post : [$name => $value] + $this->post;
            return $this;
        }
        public function getQuery($key = null, $default = null) { return $key === null ? \request('query') : (\request('query', $key) ?? $default); }
        public function getQueryValue($key = null, $default = null) { return $key === null ? \request('query') : (\request('query', $key) ?? $default); }
        public function getContent() { return \request('body'); }
        public function getHeader($name, $default = false) { return \request('header', $name) ?? $default; }
        public function getServer($name = null, $default = null) { return $name === null ? $_SERVER : ($_SERVER[$name] ?? $default); }
        public function getCookie($name, $default = null) { return \request('cookie', $name) ?? $default; }
        public function getMethod() { return \request('method'); }
        public function isPost() { return \request('method') === 'POST'; }
        public function isGet() { return \request('method') === 'GET'; }
        public function isAjax(): bool {}
        public function isSecure(): bool {}
        public function getHeaders() { return \service('Magento_Result'); }
        public function getRequestUri() { return \request('path'); }
        public function getPathInfo() { return \request('path'); }
        public function getFullActionName(): string {}
    }

    // Answers to the browser; each call gives the same one.
    class Magento_Result extends \Magento\Framework\Controller\ResultInterface {
        public function __call($method, $arguments) { return $this; }
    }

    function __($text, ...$arguments): string {}

    function magento_object($type) {
        $name = ltrim($type, '\\');
        return \declared($name) ? \service($name) : new \Magento_Unnamed();
    }

    // Controllers of the back office run for staff.
    function magento_dispatch($action, $arguments) {
        if (strpos(get_class($action[0]), '\Adminhtml\\') !== false) {
            magento_staff();
        }
        return $action[0]->execute();
    }

    //@ establishes staff;
    function magento_staff(): void {}
}
