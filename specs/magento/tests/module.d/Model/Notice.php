<?php
/* What the webhook keeps for later */
namespace Heron\Model;

use Magento\Framework\Model\AbstractModel;

class Notice extends AbstractModel
{
    protected function _construct()
    {
        $this->_init('Heron\Model\ResourceModel\Notice');
    }
}
