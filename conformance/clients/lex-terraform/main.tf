terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region                      = "us-east-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variable "flowers" {
  type = list(string)
}

variable "description" {
  type = string
}

resource "aws_lex_slot_type" "flowers" {
  name                     = "FlowerTypes"
  description              = "Types of flowers"
  create_version           = true
  value_selection_strategy = "ORIGINAL_VALUE"

  dynamic "enumeration_value" {
    for_each = var.flowers
    content {
      value    = enumeration_value.value
      synonyms = ["some ${enumeration_value.value}"]
    }
  }
}

resource "aws_lex_intent" "order" {
  name              = "OrderFlowers"
  description       = var.description
  create_version    = true
  sample_utterances = ["I would like to order some flowers", "order {FlowerType}"]

  fulfillment_activity {
    type = "ReturnIntent"
  }

  slot {
    name              = "FlowerType"
    description       = "The flowers to order"
    priority          = 1
    slot_constraint   = "Required"
    slot_type         = aws_lex_slot_type.flowers.name
    slot_type_version = aws_lex_slot_type.flowers.version
    sample_utterances = ["I would like {FlowerType}"]

    value_elicitation_prompt {
      max_attempts = 2
      message {
        content      = "Which flowers?"
        content_type = "PlainText"
      }
    }
  }
}

# Without a version: of an intent with prompts, and of a bot with a clarification prompt, the provider plans another one each time, whatever
# it is told.
resource "aws_lex_intent" "cancel" {
  name              = "CancelOrder"
  description       = var.description
  sample_utterances = ["cancel my order"]

  fulfillment_activity {
    type = "ReturnIntent"
  }

  confirmation_prompt {
    max_attempts = 2
    message {
      content      = "Shall I cancel your order?"
      content_type = "PlainText"
    }
  }

  rejection_statement {
    message {
      content      = "Your order stands."
      content_type = "PlainText"
    }
  }
}

resource "aws_lex_bot" "florist" {
  name                        = "Florist"
  description                 = var.description
  child_directed              = false
  create_version              = true
  idle_session_ttl_in_seconds = 600
  locale                      = "en-US"
  process_behavior            = "BUILD"
  voice_id                    = "Salli"

  abort_statement {
    message {
      content      = "Sorry, I cannot help."
      content_type = "PlainText"
    }
  }

  intent {
    intent_name    = aws_lex_intent.order.name
    intent_version = aws_lex_intent.order.version
  }
}

resource "aws_lex_bot" "helper" {
  name             = "Helper"
  child_directed   = false
  locale           = "en-GB"
  process_behavior = "SAVE"

  abort_statement {
    message {
      content      = "Sorry, I cannot help."
      content_type = "PlainText"
    }
  }

  clarification_prompt {
    max_attempts = 2
    message {
      content      = "What would you like?"
      content_type = "PlainText"
    }
  }

  intent {
    intent_name    = aws_lex_intent.cancel.name
    intent_version = "$LATEST"
  }
}

resource "aws_lex_bot_alias" "live" {
  bot_name    = aws_lex_bot.florist.name
  bot_version = aws_lex_bot.florist.version
  name        = "Live"
  description = var.description
}

data "aws_lex_bot" "read" {
  name    = aws_lex_bot.florist.name
  version = aws_lex_bot.florist.version
}

data "aws_lex_slot_type" "read" {
  name    = aws_lex_slot_type.flowers.name
  version = aws_lex_slot_type.flowers.version
}

output "seen" {
  value = {
    slot_type = aws_lex_slot_type.flowers.version
    intent    = aws_lex_intent.order.version
    bot       = aws_lex_bot.florist.version
    values    = data.aws_lex_slot_type.read.enumeration_value[*].value
    alias     = aws_lex_bot_alias.live.bot_version
  }
}
