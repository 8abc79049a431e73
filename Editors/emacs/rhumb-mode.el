;;; rhumb-mode.el --- Major mode for plan files of Rhumb -*- lexical-binding: t -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages

;;; Commentary:
;; Colours, comments and folding of plans (*.rhumb), in English and in Chinese.  With Eglot, `rhumb lsp' adds messages,
;; completion and the rest.

;;; Code:

(require 'rhumb-keywords)

(defvar eglot-server-programs)

(defgroup rhumb nil
  "Plans for customers."
  :group 'languages)

(defcustom rhumb-program "rhumb"
  "The program rhumb: a name that is on `exec-path', or a path."
  :type 'string)

(defconst rhumb--name "\\(?:`[^`\n]*`?\\|[[:alpha:]_][[:alnum:]_]*\\)")
(defconst rhumb--digit "[0-9０-９]")

(defun rhumb--words (words)
  "Regular expression for any of WORDS as whole words, in one group."
  (concat "\\_<" (regexp-opt words t) "\\_>"))

(defun rhumb--clause (words)
  "Regular expression for any of WORDS where a clause begins, in group 1."
  (concat "\\(?:^\\|[{｛;；]\\)[ \t　]*" (regexp-opt words t) "\\_>"))

(defconst rhumb--number
  (concat rhumb--digit "[0-9０-９_]*\\(?:\\." rhumb--digit "+\\)?"
          "\\(?:[ \t]*[万亿]\\)?\\(?:[ \t]*\\(?:" (regexp-opt rhumb-units) "\\|[A-Z]\\{3\\}\\_>\\)\\)?"))

(defconst rhumb--date
  (concat "[0-9]\\{4\\}\\(?:-[QW][0-9]+\\|-[0-9]\\{1,3\\}\\(?:-[0-9]\\{1,3\\}\\)?"
          "\\|年\\(?:[0-9]\\{1,2\\}月\\(?:[0-9]\\{1,2\\}[日号]\\)?\\)?\\)"))

(defvar rhumb-font-lock-keywords
  `((,(concat "^[ \t]*" (regexp-opt rhumb-declarations t) "\\_>\\(?:[ \t]+\\(" rhumb--name "\\)\\)?")
     (1 font-lock-keyword-face) (2 font-lock-function-name-face nil t))
    (,(concat (rhumb--clause rhumb-naming-clauses) "[ \t:：]*\\(" rhumb--name "\\)?")
     (1 font-lock-keyword-face) (2 'default nil t))
    (,(rhumb--clause rhumb-clauses) 1 font-lock-keyword-face)
    (,(concat "\\.\\(" rhumb--name "\\)") 1 'default)
    (,(concat (rhumb--words rhumb-functions) "[ \t]*[(（]") 1 font-lock-builtin-face)
    (,(concat "\\_<" (regexp-opt rhumb-counted t) "[ \t]*\\(" rhumb--date "\\|" rhumb--number "\\)")
     (1 font-lock-keyword-face) (2 font-lock-constant-face))
    (,(concat "\\_<\\(?:" rhumb--date "\\|" rhumb--number "\\)") 0 font-lock-constant-face)
    ;; A type stands after the name of its column.
    (,(concat "^[ \t]*" rhumb--name "[ \t:：]+\\(?:" rhumb--name "[ \t]+\\)?" (rhumb--words rhumb-types))
     1 font-lock-type-face)
    (,(rhumb--words rhumb-constants) 1 font-lock-constant-face)
    (,(rhumb--words rhumb-words) 1 font-lock-keyword-face)
    ("`[^`\n]*`" 0 'default t))
  "What `rhumb-mode' colours; texts and comments are the syntax table's.")

(defvar rhumb-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?' "." table)
    (modify-syntax-entry ?“ "|" table)
    (modify-syntax-entry ?” "|" table)
    (modify-syntax-entry ?「 "|" table)
    (modify-syntax-entry ?」 "|" table)
    (dolist (pair '((?\( . ?\)) (?\{ . ?\}) (?（ . ?）) (?｛ . ?｝)))
      (modify-syntax-entry (car pair) (format "(%c" (cdr pair)) table)
      (modify-syntax-entry (cdr pair) (format ")%c" (car pair)) table))
    (dolist (mark '(?% ?+ ?- ?* ?/ ?= ?< ?> ?. ?, ?: ?\; ?： ?， ?、 ?； ?％ ?＝ ?＞ ?＜ ?≥ ?≤ ?≠ ?× ?÷))
      (modify-syntax-entry mark "." table))
    table)
  "Syntax of plan files.")

;;;###autoload
(define-derived-mode rhumb-mode prog-mode "Rhumb"
  "Major mode for plan files of Rhumb."
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#+[ \t]*")
  (setq-local comment-end "")
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width 2)
  (setq-local indent-line-function #'indent-relative)
  (setq-local outline-regexp "[^ \t\n#}｝]")
  (setq-local font-lock-defaults '(rhumb-font-lock-keywords))
  (setq-local imenu-generic-expression
              `((nil ,(concat "^" (regexp-opt rhumb-declarations t) "\\_>[ \t]+\\(" rhumb--name "\\)") 2))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.rhumb\\'" . rhumb-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               `(rhumb-mode . ,(lambda (&rest _) (list rhumb-program "lsp")))))

(provide 'rhumb-mode)
;;; rhumb-mode.el ends here
