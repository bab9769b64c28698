<?php
/* Staff may write down what they like */
namespace Heron\Controller\Adminhtml\Notification;

use Heron\Model\Notice;
use Magento\Framework\App\ActionInterface;
use Magento\Framework\App\RequestInterface;

class Save implements ActionInterface
{
    public function __construct(private RequestInterface $request, private Notice $notice)
    {
    }

    public function execute()
    {
        $this->notice->setText($this->request->getParam('text'));
        if ($this->request->getParam('text')) {
            $this->notice->save(); //~ proved TP1001
        }
    }
}
