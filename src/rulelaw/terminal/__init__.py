"""What the command line shows and which files it means; ``rulelaw.__main__`` alone prints and reads."""
