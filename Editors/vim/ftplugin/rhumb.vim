" Plan files of Rhumb: comments, words, folds at braces.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal commentstring=#\ %s
setlocal comments=:#
setlocal iskeyword=@,48-57,_,192-255
setlocal expandtab shiftwidth=2 softtabstop=2
setlocal matchpairs+=（:）,｛:｝
setlocal foldmethod=marker
setlocal foldmarker={,}
setlocal nofoldenable
" Chinese has no spaces at which a line of prose could be broken.
setlocal formatoptions+=mM

let b:undo_ftplugin = 'setlocal commentstring< comments< iskeyword< expandtab< shiftwidth< softtabstop<'
      \ . ' matchpairs< foldmethod< foldmarker< foldenable< formatoptions<'
