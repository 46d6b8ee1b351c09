/** The documents, held against the code of all modules. */
package com.aa.nxop.proofs.documents;
