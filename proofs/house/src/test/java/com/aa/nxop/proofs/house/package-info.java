/** What holds for the classes of all published modules. */
package com.aa.nxop.proofs.house;
