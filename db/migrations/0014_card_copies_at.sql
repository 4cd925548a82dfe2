-- Which requests a thread is about is asked by its address.
CREATE INDEX "card_copies_at" ON "card_copies" USING btree ("address");