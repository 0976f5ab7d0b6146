"""The whole register (cả sổ theo dõi): every dossier, sifted, sorted, copied and saved, at any size."""
