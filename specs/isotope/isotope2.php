<?php
// The names from version 2 on. Payment methods get the order, and ask for it by these interfaces; their
// settings are their row, as before.
namespace Isotope\Model\ProductCollection {
    class Order extends \isotope_collection implements
        \Isotope\Interfaces\IsotopeProductCollection,
        \Isotope\Interfaces\IsotopeOrderableCollection,
        \Isotope\Interfaces\IsotopePurchasableCollection
    {
    }
}

namespace Isotope\Model {
    abstract class Payment extends \IsotopePayment {}
}

namespace Isotope {
    class Isotope extends \isotope_shop {}
}
