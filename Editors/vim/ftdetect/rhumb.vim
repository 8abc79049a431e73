autocmd BufNewFile,BufRead *.rhumb setfiletype rhumb
