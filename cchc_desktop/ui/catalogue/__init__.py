"""The catalogue (danh mục thủ tục): what is in force, what a file would change, its import and its posting list."""
