import { sampleCompany } from '../../db/sample/company.ts'

/** The sample company, made once for all tests of a process: nobody writes into its rows. */
export const sampleRows = sampleCompany()
