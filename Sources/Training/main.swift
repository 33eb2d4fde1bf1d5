print("sitrep-train: give it something to train")
