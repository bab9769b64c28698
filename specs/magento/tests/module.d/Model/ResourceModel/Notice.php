<?php
/* Where notices are kept */
namespace Heron\Model\ResourceModel;

use Magento\Framework\Model\ResourceModel\Db\AbstractDb;

class Notice extends AbstractDb
{
    protected function _construct()
    {
        $this->_init('heron_notice', 'notice_id');
    }
}
