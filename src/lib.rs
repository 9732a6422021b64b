//! 履职一览 · Duty Atlas: a township's duty list, readable and findable.
