//@ ensures \result == $amuont;
declare function shopCharge(amount: number): number;
